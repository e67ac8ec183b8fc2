import type { NextFunction, Request, RequestHandler, Response } from 'express';

type AsyncHandler = (request: Request, response: Response, next: NextFunction) => Promise<void>;

/** Passes what a handler rejects with to the error middleware. */
export function catchAsync(handler: AsyncHandler): RequestHandler {
  return (request, response, next) => {
    handler(request, response, next).catch(next);
  };
}
