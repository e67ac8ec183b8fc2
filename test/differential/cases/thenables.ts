// What has `then` and is no promise, and what is one under another name.
class Query {
  where(_: string): this {
    return this;
  }
  then(resolve: (rows: string[]) => void): void {
    resolve([]);
  }
}

class Task<T> extends Promise<T> {}

interface Later extends Promise<string> {
  cancel(): void;
}

declare function startTask(): Task<number>;
declare function later(): Later;
declare function either(): Promise<string> | string;
declare function branded(): Promise<string> & { readonly brand: 'x' };
declare function anything(): any;
declare function nothing(): unknown;

export function statements() {
  new Query().where('a');
  startTask();
  later();
  either();
  branded();
  anything();
  nothing();
  later().cancel();
}
