module.exports = { a: 1 };
//<^ export: ==object b=function c=function d=global
exports.b = function () {};
module.exports.c = async () => {};
exports.d = exports;
exports.text = 'nothing to follow';
