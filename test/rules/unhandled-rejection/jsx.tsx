// JSX does not stop the reader; a file that renders on the server is server code by its imports.
import { createServer } from 'node:http';
declare namespace JSX { interface IntrinsicElements { p: object } }
declare function send(id: string): Promise<void>;

export const page = () => <p>never // plumbline-allow unhandled-rejection: text of an element</p>;
export const server = createServer(() => {
  send('x');
//^^^^ unhandled-rejection: `send('x')` is not awaited
});
