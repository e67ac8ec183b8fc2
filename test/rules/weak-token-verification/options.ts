// @filename: src/tokens.ts
import jwt from 'jsonwebtoken';
import { Strategy, ExtractJwt } from 'passport-jwt';
declare const key: string;

export const strategy = new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: key, ignoreExpiration: true }, () => undefined);
//                          ^^^^^^^^ weak-token-verification: `Strategy` takes tokens that have expired: `ignoreExpiration` is true

const lax = { ignoreExpiration: true };
export function userOf(token: string): unknown {
  return jwt.verify(token, key, lax);
  //     ^^^^^^^^^^ weak-token-verification: `jwt.verify` takes tokens that have expired
}

export function anyOf(token: string): unknown {
  return jwt.verify(token, key, { algorithms: ['HS256', 'none'] as never });
  //     ^^^^^^^^^^ weak-token-verification: takes tokens that nobody signed: `algorithms` holds `none`
}

export function mixed(token: string): unknown {
  return jwt.verify(token, key, { algorithms: ['RS256', 'HS256'] });
  //     ^^^^^^^^^^ weak-token-verification: takes tokens signed with the public key: `algorithms` mixes RS256 and HS256
}

// An expired token is what is exchanged here.
export function refreshTokens(token: string): unknown {
  return jwt.verify(token, key, { ignoreExpiration: true });
}

// Which one it is cannot be told.
export function maybe(token: string, ignoreExpiration: boolean): unknown {
  return jwt.verify(token, key, { ignoreExpiration });
}

export function right(token: string): unknown {
  return jwt.verify(token, key, { algorithms: ['RS256', 'ES256'], ignoreExpiration: false });
}

// @filename: src/jwt.strategy.ts
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), ignoreExpiration: true, secretOrKey: 'k' });
  //^^^^^ weak-token-verification: this strategy takes tokens that have expired
  }
}
export class JwtRefreshStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), ignoreExpiration: true, secretOrKey: 'k' });
  }
}
