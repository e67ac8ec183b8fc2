/** Which files a review need not read while nobody loads them. */
import type { Waits } from '../extract/waiting.js';
import { assignRoles, bystanderOf, type Bystander } from '../project/roles.js';
import type { Standards } from '../standards/standards.js';

/** The same object for as long as the same files may wait. */
export class Bystanders {
  readonly #tests: Waits<Bystander>;
  readonly #testsAndPages: Waits<Bystander>;

  /** `anchored` are files in whose facts something has to be found whatever they are, such as findings of other tools. */
  constructor(anchored: ReadonlySet<string>) {
    this.#tests = waits(anchored, false);
    this.#testsAndPages = waits(anchored, true);
  }

  /** Where layers are declared, what a page imports counts, so that only tests wait. */
  under({ layers, contexts }: Standards): Waits<Bystander> {
    return layers.length + contexts.length > 0 ? this.#tests : this.#testsAndPages;
  }
}

function waits(anchored: ReadonlySet<string>, pages: boolean): Waits<Bystander> {
  return {
    kindOf: (file, text) => (anchored.has(file) ? undefined : bystanderOf(file, text, pages)),
    choose(facts, waiting) {
      const roles = assignRoles(facts, waiting);
      return {
        isNeeded: (it) => roles.get(it) !== 'test' && roles.get(it) !== 'client',
        isCounted: (it) => !pages || roles.get(it) === 'server' || roles.get(it) === 'config',
      };
    },
  };
}
