// @filename: src/config.ts
declare const options: { secret?: string };
export const config = {
  // Settings about a secret are none.
  expiry: process.env.JWT_SECRET_EXPIRES_IN || '15m',
  rotation: process.env.SALT_ROTATION || 'month',
  header: process.env.TOKEN_HEADER ?? 'authorization',
  captcha: process.env.RECAPTCHA_SITE_KEY || '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ',
  shown: process.env.STRIPE_PUBLISHABLE_KEY || 'pk_live_1234',
  // It says where the secret is kept.
  key: process.env.SIGNING_KEY ?? '/etc/orders/key.pem',
  // Empty is missing, and signing with it fails.
  jwt: process.env.JWT_SECRET || '',
  // Another system refuses a stand-in.
  google: process.env.GOOGLE_CLIENT_SECRET || 'dummySecret',
  database: process.env.DB_PASSWORD || 'postgres',
  // Not from the environment: whoever calls decides.
  given: options.secret || 'secret',
};

// @filename: test/config.test.ts
export const secret = process.env.COOKIE_SECRET || 'biscuit';
