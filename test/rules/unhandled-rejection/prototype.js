function Store(path) {
  this.path = path;
}
Store.prototype.save = async function () {
  await fetch(this.path);
};
Store.open = async (path) => {
  await fetch(path);
};

const store = new Store('x');
function close() {
  store.save();
//^^^^^^^^^^ unhandled-rejection: `store.save()` is not awaited
  Store.open('y');
//^^^^^^^^^^ unhandled-rejection: `Store.open('y')` is not awaited
}
module.exports = { close };
