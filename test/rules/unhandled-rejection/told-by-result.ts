// @filename: src/environment.ts
import { validate } from 'class-validator';
import i18n from 'i18next';

export class Environment {
  readonly url = process.env.URL;

  check() {
    // What is wrong is the result.
    void validate(this).then((errors) => {
      if (errors.length > 0) process.exit(1);
    });
    validate(this).then(() => {
//  ^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
      throw new Error('The environment is wrong');
    });
  }
}

export const initialise = () => i18n.use({}).init({ lng: 'en' });

export function start() {
  void initialise();
}
