/** What a handler is: a function that a framework calls when something arrives from outside. */
import type { SourceLocation } from '../../analysis/location.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { Target } from '../targets.js';

export type Framework =
  | 'express'
  | 'fastify'
  | 'koa'
  | 'hono'
  | 'nestjs'
  | 'next'
  | 'http'
  | 'lambda'
  | 'graphql'
  | 'trpc'
  | 'socket.io'
  | 'bull'
  | 'kafka'
  | 'amqp'
  | 'sqs';

export type FunctionTarget = Target & { readonly kind: 'function' };

export interface Handler {
  readonly framework: Framework;
  /**
   * `route` answers a request; `middleware` runs before routes; `error` answers for what failed; `param` prepares a path
   * parameter; `message` takes from a queue, a topic, a socket or another service; `resolver` answers GraphQL or tRPC.
   */
  readonly kind: 'route' | 'middleware' | 'error' | 'param' | 'message' | 'resolver';
  /** File that registers it. */
  readonly file: ProjectFile;
  /** How it is registered: `get`, `use`, `param`, `message`, `query` and the like, in lower case. */
  readonly method: string;
  /** Path as written at the registration; `undefined` when it is no plain text or there is none. */
  readonly path: string | undefined;
  /**
   * Full paths as a client calls them, with the prefixes of routers, plugins and controllers; what is not known in them
   * is written `{?}`. One for each way it is mounted; empty for what runs without a path.
   */
  readonly routes: readonly string[];
  /** Where it is registered: the argument. */
  readonly at: SourceLocation;
  /** The name of the method, the decorator or the helper that registers it. */
  readonly registeredBy: SourceLocation;
  /**
   * The functions that may stand there: what a wrapper gives, and the functions handed to the wrapper. Empty when that
   * cannot be told.
   */
  readonly functions: readonly FunctionTarget[];
  /** What the framework itself is given: without the functions inside wrappers. */
  readonly registered: readonly FunctionTarget[];
  /** Whether the function is written at the registration. */
  readonly isInline: boolean;
  /** What runs before it, in order. */
  readonly chain: readonly ChainLink[];
  /** Schema or options given at the registration, with the file they are in. */
  readonly options?: { readonly file: ProjectFile; readonly value: Value };
}

/** Something that runs before a handler. */
export interface ChainLink {
  readonly file: ProjectFile;
  readonly value: Value;
  /** Short, for readers: `authenticate`, `validate(…)`. */
  readonly text: string;
  readonly at: SourceLocation;
  readonly role: 'middleware' | 'guard' | 'pipe' | 'interceptor' | 'filter' | 'hook';
  readonly functions: readonly FunctionTarget[];
  readonly targets: readonly Target[];
}

/** A registration that could not be followed to what it registers, or to where it is mounted. */
export interface UnresolvedRegistration {
  readonly at: SourceLocation;
  readonly reason: string;
}

export interface FoundHandlers {
  readonly handlers: readonly Handler[];
  readonly unresolved: readonly UnresolvedRegistration[];
}
