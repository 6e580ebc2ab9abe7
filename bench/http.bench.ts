import 'reflect-metadata';
import autocannon from 'autocannon';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { allWorkflows } from '#apps/workflows';
import { tokenFor, withService } from './service.ts';

const CONNECTIONS = 64;
const SECONDS = 4;
const WARM_UP_SECONDS = 1;
/** The sides take turns, and the round with the median share is reported: a machine is not equally fast all the time. */
const ROUNDS = 5;

/**
 * HTTP commands a second (submissions, each of a new application, durable and projected) against a bare POST of Nest on
 * Fastify that checks the same class and answers. The client runs in a thread of its own on the same machine.
 */
export async function benchHttp() {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { service, bare } = { service: await measureService(), bare: await measureBare() };
    rounds.push({ service, bare, shareOfBare: service.requestsPerSecond / bare.requestsPerSecond });
  }
  rounds.sort((one, other) => one.shareOfBare - other.shareOfBare);
  return { ...rounds[Math.floor(ROUNDS / 2)], shares: rounds.map(({ shareOfBare }) => shareOfBare) };
}

/** The first step of standard 1, as the documentation shows it. */
export const submit = (() => {
  const workflow = allWorkflows()[0];
  const rule = workflow?.commands['SubmitApplication'];
  if (!workflow || !rule) throw new Error('there is no standard to measure');
  return {
    standard: workflow.id,
    type: rule.input as new () => object,
    data: rule.example as { office: string },
  };
})();

async function measureService() {
  const token = await tokenFor('authorised-officer', submit.data.office);
  return withService((_app, url) =>
    measure(
      `${url}/applications`,
      { standard: submit.standard, data: submit.data },
      { authorization: `Bearer ${token}` },
    ),
  );
}

async function measureBare() {
  const app = await NestFactory.create<NestFastifyApplication>(bareModule(), new FastifyAdapter(), {
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  try {
    return await measure(`${await app.getUrl()}/applications`, submit.data, {});
  } finally {
    await app.close();
  }
}

function bareModule() {
  const pipe = new ValidationPipe({
    expectedType: submit.type,
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
  });

  @Controller('applications')
  class BareController {
    @Post()
    take(@Body(pipe) data: { office: string }) {
      return { office: data.office };
    }
  }

  @Module({ controllers: [BareController] })
  class BareModule {}
  return BareModule;
}

/** Posts the same body over and over, and gives what came back a second; an error is a failure of the benchmark. */
export async function measure(url: string, body: object, headers: Readonly<Record<string, string>>) {
  const shoot = (duration: number) =>
    autocannon({
      url,
      method: 'POST',
      connections: CONNECTIONS,
      duration,
      workers: 1,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  await shoot(WARM_UP_SECONDS);
  const result = await shoot(SECONDS);
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${url} answered ${result.non2xx} times with an error and broke off ${result.errors} times`,
    );
  }
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}
