import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TcpProxy } from './tcp-proxy.ts';

let echo: Server;
let received: Buffer[];
let proxy: TcpProxy;
const sockets: Socket[] = [];

beforeEach(async () => {
  received = [];
  echo = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      received.push(bytes);
      socket.write(bytes);
    });
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpProxy.to((echo.address() as AddressInfo).port);
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await proxy.close();
  echo.close();
});

async function connected(): Promise<Socket> {
  const socket = createConnection(proxy.port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

async function echoed(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  let said = '';
  while (said.length < text.length) said += String((await once(socket, 'data'))[0]);
  return said;
}

describe('the proxy', () => {
  it('passes on what is said, both ways, in order, also while its delay changes', async () => {
    const socket = await connected();
    expect(await echoed(socket, 'one')).toBe('one');
    proxy.delayMs = 20;
    const slow = echoed(socket, 'two three');
    await new Promise((resolve) => setTimeout(resolve, 5));
    proxy.delayMs = 0;
    expect(await slow).toBe('two three');
    expect(proxy.answered).toBe(12);
  });

  it('stalled holds back without closing, and gives all when it goes on', async () => {
    const socket = await connected();
    await echoed(socket, 'one');
    proxy.stall();
    const answer = echoed(socket, 'two');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Buffer.concat(received).toString()).toBe('one');
    proxy.resume();
    expect(await answer).toBe('two');
  });

  it('may let requests through and swallow the answers', async () => {
    const socket = await connected();
    await echoed(socket, 'one');
    proxy.stall('answers');
    let heard = '';
    socket.on('data', (bytes) => (heard += String(bytes)));
    socket.write('two');
    while (Buffer.concat(received).toString() !== 'onetwo') await new Promise(setImmediate);
    const closed = once(socket, 'close');
    proxy.cut();
    await closed;
    expect(heard).toBe('');
  });

  it('cut takes nobody until it is resumed', async () => {
    const socket = await connected();
    await echoed(socket, 'one');
    const closed = once(socket, 'close');
    proxy.cut();
    await closed;
    await once(await connected(), 'close');
    expect(proxy.connections).toBe(0);
    proxy.resume();
    expect(await echoed(await connected(), 'again')).toBe('again');
  });
});
