/** HTTP clients: what sends, where options stand, which of them end a request that hangs, and what happens without any. */

export interface HttpClientApi {
  readonly packages: readonly string[];
  /** Ways to what sends a request. */
  readonly sends: RegExp;
  /** Ways to what makes a client with options of its own; requests of such a client have its timeout. */
  readonly makes?: RegExp;
  /** Options that end a request in time, or may. */
  readonly timeouts: readonly string[];
  /** How long a request waits without any of them, in words. */
  readonly otherwise: string;
}

const signalled = ['signal', 'timeout', 'dispatcher', 'agent'];
const forever = 'for as long as the other side keeps the connection open';

export const httpClients: readonly HttpClientApi[] = [
  { packages: [''], sends: /^(?:(?:globalThis|global|self)\.)?fetch$/, timeouts: ['signal', 'dispatcher'], otherwise: 'for up to five minutes' },
  { packages: ['undici'], sends: /^(?:(?:Pool|Client|Agent|setGlobalDispatcher)\(\)\.)?(?:fetch|request|stream)$/, makes: /^(?:Pool|Client|Agent)$/, timeouts: ['signal', 'dispatcher', 'headersTimeout', 'bodyTimeout'], otherwise: 'for up to five minutes' },
  { packages: ['node-fetch', 'cross-fetch', 'isomorphic-fetch', 'node-fetch-native', 'make-fetch-happen', 'minipass-fetch'], sends: /^(?:fetch)?$/, timeouts: signalled, otherwise: forever },
  {
    packages: ['axios'],
    sends: /^(?:(?:create|Axios)\(\)(?:\.|$)|default\.|)(?:get|post|put|patch|delete|head|options|request|postForm|putForm|patchForm)?$/,
    makes: /^(?:default\.)?(?:create|Axios)$/,
    timeouts: ['timeout', 'signal', 'cancelToken', 'httpAgent', 'httpsAgent', 'adapter'],
    otherwise: forever,
  },
  { packages: ['got'], sends: /^(?:default|got)?(?:\.?(?:extend\(\)|stream))?\.?(?:get|post|put|patch|head|delete|paginate)?$/, makes: /^(?:got\.)?extend$/, timeouts: ['timeout', 'signal', 'agent'], otherwise: forever },
  { packages: ['superagent'], sends: /^(?:agent\(\)\.)?(?:get|post|put|patch|del|delete|head)$/, timeouts: ['timeout'], otherwise: forever },
  { packages: ['request', 'request-promise', 'request-promise-native', 'postman-request'], sends: /^(?:defaults\(\)(?:\.|$))?(?:get|post|put|patch|del|delete|head)?$/, makes: /^defaults$/, timeouts: ['timeout', 'agent'], otherwise: forever },
  { packages: ['needle'], sends: /^(?:get|post|put|patch|delete|head|request|)$/, timeouts: ['timeout', 'response_timeout', 'read_timeout', 'open_timeout', 'agent', 'signal'], otherwise: forever },
  { packages: ['ofetch'], sends: /^(?:\$fetch|ofetch)(?:\.raw)?$/, timeouts: ['timeout', 'signal'], otherwise: 'for up to five minutes' },
  { packages: ['http', 'https'], sends: /^(?:request|get)$/, timeouts: ['timeout', 'signal', 'agent', 'createConnection'], otherwise: forever },
  { packages: ['@nestjs/axios'], sends: /^HttpService\(\)(?:\.axiosRef)?\.(?:get|post|put|patch|delete|head|request)$/, timeouts: ['timeout', 'signal', 'httpsAgent', 'httpAgent'], otherwise: forever },
];
