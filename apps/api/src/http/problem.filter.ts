import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isServiceError, ServiceError } from '#libs/contract';
import { problemOf, RETRY_AFTER, STATUS, type Problem } from './problems.ts';

/** The one place where errors meet HTTP: every error becomes problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for errors that Fastify meets before Nest does, as of an address that cannot be decoded. */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const error = serviceErrorOf(thrown, request);
    const status = statusFor(error, thrown, request);
    const problem = problemOf(error.code, error.message, request.id, error.details, status);
    if (problem.status >= 500) this.#note(thrown, problem, request);
    sendProblem(reply, problem);
  }

  /** A bug with its stack; what is known to happen, such as a full disk, in one line. */
  #note(thrown: unknown, { code, instance, status }: Problem, request: FastifyRequest): void {
    const where = `${code} ${instance} ${request.method} ${request.routeOptions.url ?? ''}`;
    if (status === 503 && thrown instanceof Error) this.#log.warn(`${where} ${thrown.message}`);
    else
      this.#log.error(
        `${where} ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : typeof thrown}`,
      );
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  const retryAfter = RETRY_AFTER[problem.code];
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (problem.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer realm="qadam"');
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

function serviceErrorOf(thrown: unknown, { method, url }: FastifyRequest): ServiceError {
  if (isServiceError(thrown)) return thrown;
  const status = statusOf(thrown);
  const message = thrown instanceof Error ? thrown.message : '';
  if (status === 404)
    return new ServiceError('not-found', `There is nothing at ${method} ${url.split('?')[0]}`);
  if (status === 413) return new ServiceError('payload-too-large', 'The body is larger than 1 MiB');
  if (status === 429) return new ServiceError('rate-limited', 'Too many requests; wait a minute');
  if (status === 415) return invalidBody('the body must be JSON, sent as application/json');
  if (status >= 400 && status < 500) return invalidBody(message);
  return new ServiceError('internal', message, {}, { cause: thrown });
}

function invalidBody(message: string): ServiceError {
  return new ServiceError('invalid-data', `The request is not valid: ${message}`, {
    violations: [{ code: 'invalid-body', path: '', message }],
  });
}

/** The status of the code, but for two errors whose meaning depends on where in the request they lie. */
function statusFor({ code }: ServiceError, thrown: unknown, { method }: FastifyRequest): number {
  // Who asks for an office has its id in the address; in a body it is one wrong value among right ones.
  if (code === 'unknown-office' && method === 'GET') return 404;
  // The contract has no code of its own for it: the data is as little valid as if it were broken.
  if (!isServiceError(thrown) && statusOf(thrown) === 415) return 415;
  return STATUS[code];
}

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : 500;
}
