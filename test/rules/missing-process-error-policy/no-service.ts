// A library starts nothing.
declare const app: { listen(port: number): void };
export const start = () => { app.listen(3000); };
