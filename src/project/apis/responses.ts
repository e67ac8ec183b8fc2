/** Calls that send something to a client, by what they are called on. */
import type { ApiTable } from '../calls/external-calls.js';

/** Methods of a response that take what is sent. */
export const sending = /^(?:json|send|end|write|jsonp|html|text|body)$/;

/** Exceptions of NestJS whose message the framework sends. */
export const sentExceptions: ApiTable = {
  '@nestjs/common': /^(?:HttpException|InternalServerErrorException|BadGatewayException|ServiceUnavailableException)$/,
};

/** What a response is called on the way from the package. */
export const responses = /(?:^|\.)(?:Response\(\)|FastifyReply\(\)|ServerResponse\(\)|\w+~1)(?:\.\w+\(\))*\.\w+$|(?:^|\.)(?:Context\(\)|\w+~0)\.(?:json|text|html|body)$/;
