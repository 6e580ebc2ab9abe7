import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import { isRegister } from '#libs/contract';
import { AppModule } from './app.module.ts';
import { checkDemonstration, type AppConfig } from './config.ts';
import { openApiDocument } from './docs/openapi-document.ts';
import { parseBody } from './http/json-body.ts';
import { noteSentBody } from './http/sent-body.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { measureRequests } from './operations/http-durations.ts';
import { openParts, type OpenOptions, type ServiceParts } from './service-parts.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** How long requests under way may take to finish when the service stops, milliseconds. */
const PATIENCE_MS = 10_000;

/** The service, ready to listen. */
export class RunningApp {
  constructor(
    readonly parts: ServiceParts,
    private readonly nest: NestFastifyApplication,
  ) {}

  /** Begins to answer; gives the address: `http://127.0.0.1:3000`. */
  listen(): Promise<string> {
    const { host, port } = this.parts.config;
    // Nest's own listen() writes its error to the log, with its stack, beside throwing it.
    return this.nest.getHttpAdapter().getInstance().listen({ host, port });
  }

  /** Takes no more requests, lets those under way finish, stops the projections, lets the files go. */
  async close(): Promise<void> {
    const server = this.nest.getHttpServer();
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    const deadline = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    try {
      await this.nest.close();
    } finally {
      clearInterval(sweep);
      clearTimeout(deadline);
      await this.parts.close();
    }
  }
}

/**
 * Opens the stores of the data directory and puts the service together.
 * @throws ServiceError `bad-configuration`, `store-locked`, `store-too-new`, `store-unavailable`, `machine-refused`
 */
export async function createApp(config: AppConfig, options: OpenOptions = {}): Promise<RunningApp> {
  checkDemonstration(config);
  const parts = await openParts(config, options);
  try {
    return new RunningApp(parts, await nestOver(parts));
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function nestOver(parts: ServiceParts): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter();
  const adapter = new FastifyAdapter({
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply),
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  const nest = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, {
    bodyParser: false,
    logger: ['error', 'warn', 'fatal'],
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    try {
      noteSentBody(request, body as string);
      done(null, parseBody(body as string));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    done();
  });
  measureRequests(fastify, nest.get(Registry));
  nest.useGlobalFilters(problems);
  SwaggerModule.setup(
    'docs',
    nest,
    openApiDocument(parts.workflows.list().filter(({ id }) => !isRegister(id))) as never,
    {
      jsonDocumentUrl: 'docs-json',
    },
  );
  await nest.init();
  await fastify.ready();
  return nest;
}
