// A slow hash that tells items of a feed apart keeps no password.
// @filename: src/feed.ts
import bcrypt from 'bcrypt';
const hashItem = async (value: string) => bcrypt.hash(value, 1);
export async function idOf(item: object) { return hashItem(JSON.stringify(item)); }

// @filename: src/register.ts
import bcrypt from 'bcrypt';
export async function registerUser(text: string) {
  return bcrypt.hash(text, 1);
  //     ^^^^^^^^^^^ weak-password-hash: hashes with 1 rounds
}
