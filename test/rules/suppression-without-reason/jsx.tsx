import { createServer } from 'node:http';
export const server = createServer();
export const page = () => (
  <div>
    // eslint-disable-next-line is text of the element
    {/* eslint-disable-next-line no-console */}
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: `eslint-disable-next-line` does not say why
    <p title="// plumbline-allow import-cycle">x</p>
  </div>
);
