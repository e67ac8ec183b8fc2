// @filename: src/out.js
const Out = module.exports;

function checked(next) {
  return async function (...args) {
    try {
      await next(...args);
    } catch (error) {
      console.error(error);
    }
  };
}

Out.like = {};
Out.like.note = checked(async (id) => {
  await fetch(`https://example.com/${id}`);
});
Out.undo = {};
Out.undo.like = checked(async (id) => {
  await fetch(`https://example.com/${id}`, { method: 'DELETE' });
});
Out.plain = async (id) => {
  await fetch(`https://example.com/${id}`);
};

// @filename: src/api.js
const out = require('./out');

exports.like = (id, what) => {
  // The wrapper catches whatever it calls.
  out.like.note(id);
  out.undo[what](id);
  out.plain(id);
//^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
};
