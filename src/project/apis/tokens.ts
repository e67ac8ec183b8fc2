/** Packages that read and verify tokens. */
import type { ApiTable } from '../calls/external-calls.js';

/** Reads what a token says without asking who signed it. */
export const tokenReading: ApiTable = {
  jsonwebtoken: /^decode$/,
  'jwt-decode': /^(?:jwtDecode|jwt_decode)?$/,
  jose: /^(?:decodeJwt|UnsecuredJWT\.decode)$/,
  'jose/jwt/decode': /^decodeJwt$/,
  '@nestjs/jwt': /^JwtService\(\)\.decode$/,
  'fast-jwt': /^createDecoder\(\)$/,
};

/** Takes a token for true only when it is signed. */
export const tokenVerifying: ApiTable = {
  jsonwebtoken: /^verify$/,
  jose: /^(?:jwtVerify|compactVerify|flattenedVerify|generalVerify)$/,
  '@nestjs/jwt': /^JwtService\(\)\.verify(?:Async)?$/,
  'fast-jwt': /^createVerifier\(\)$/,
  'google-auth-library': /verifyIdToken$/,
  'firebase-admin': /verifyIdToken$/,
  'aws-jwt-verify': /\.verify$/,
  'jwks-rsa': /./,
};

/** Calls that take options of a verification, with the position of the options. */
export const verificationOptions: readonly (readonly [ApiTable, number])[] = [
  [{ jsonwebtoken: /^verify$/ }, 2],
  [{ '@nestjs/jwt': /^JwtService\(\)\.verify(?:Async)?$/ }, 1],
  [{ 'passport-jwt': /^Strategy$/, 'express-jwt': /^(?:expressjwt)?$/, 'koa-jwt': /^$/, 'fast-jwt': /^createVerifier$/ }, 0],
];
