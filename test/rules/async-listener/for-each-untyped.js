// An array of unknown things still has the language's `forEach` when it is written here.
module.exports = async (ids, unknownThing) => {
  ['a', 'b'].forEach(async (id) => { await fetch(id); });
  //                 ^^^^^^^^^^^^^ async-listener: does not wait
  const names = ids.split(',').map((it) => it.trim());
  // Of a parameter without a type nothing is known.
  names.forEach(async (id) => { await fetch(id); });
  unknownThing.forEach(async (id) => { await fetch(id); });
};
