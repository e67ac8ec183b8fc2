/** The documents that the server follows as a language server, from the first key on. */
export const followedDocuments = [
  ...['typescript', 'typescriptreact', 'javascript', 'javascriptreact'].map((language) => ({ scheme: 'file', language })),
  { scheme: 'file', pattern: '**/plumbline.json' },
];
