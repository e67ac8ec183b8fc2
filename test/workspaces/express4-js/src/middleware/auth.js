exports.auth = async (req, res, next) => {
  const answer = await fetch(`http://auth/${req.headers.authorization}`);
  if (answer.ok) next();
  else res.sendStatus(401);
};
