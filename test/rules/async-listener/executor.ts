declare function load(): Promise<string>;

export const once = () =>
  new Promise<string>(async (resolve) => {
    //                ^^^^^^^^^^^^^^^^^^ async-listener: `new Promise` ignores what this async callback rejects with: the promise then never settles
    resolve(await load());
  });
export const safe = () =>
  new Promise<string>(async (resolve, reject) => {
    try {
      resolve(await load());
    } catch (error) {
      reject(error as Error);
    }
  });
