export const a = '// plumbline-allow unhandled-rejection';
export const b = "eslint-disable-line";
export const c = `
// plumbline-allow unhandled-rejection
/* eslint-disable */
${'x' /* between */} // eslint-disable-line
`;
export const d = /\/\/ eslint-disable-line/;
export const e = 'http://plumbline-allow';
