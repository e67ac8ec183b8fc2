declare const pool: { query(sql: string): Promise<void> };

function audit(text: string) {
  return pool.query(text);
}

const auditLater = (text: string) => audit(text);

function auditTwice(text: string) {
  if (text === '') return Promise.resolve();
  return audit(text);
}

export function change() {
  audit('a');
//^^^^^ unhandled-rejection: `audit('a')` is not awaited
  auditLater('b');
//^^^^^^^^^^ unhandled-rejection: `auditLater('b')` is not awaited
  auditTwice('c');
//^^^^^^^^^^ unhandled-rejection: `auditTwice('c')` is not awaited
}
