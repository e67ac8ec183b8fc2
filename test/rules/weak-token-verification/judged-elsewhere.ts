// The callback of the strategy looks at the end of the token itself.
// @filename: services/judged/package.json
{ "name": "judged" }

// @filename: services/judged/auth.ts
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
passport.use(new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: key(), ignoreExpiration: true }, (payload: { exp?: number }, done) => {
  if (payload.exp && payload.exp < Date.now() / 1000) return done(null, false);
  done(null, payload);
}));
declare function key(): string;

// @filename: services/believed/package.json
{ "name": "believed" }

// @filename: services/believed/auth.ts
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
passport.use(new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: key(), ignoreExpiration: true }, (payload: { exp?: number }, done) => { done(null, payload); }));
//               ^^^^^^^^ weak-token-verification: takes tokens that have expired
declare function key(): string;
