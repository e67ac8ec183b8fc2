const service = require('../services/orders');

exports.list = async (req, res) => {
  res.json(await service.list(req.query.customer));
};

exports.show = async (req, res) => {
  res.json(await service.find(req.params.id));
};

exports.place = async (req, res, next) => {
  try {
    res.status(201).json(await service.place(req.body));
  } catch (error) {
    next(error);
  }
};

exports.receipt = (req, res) => {
  service.sendReceipt(req.params.id);
  res.sendStatus(202);
};
