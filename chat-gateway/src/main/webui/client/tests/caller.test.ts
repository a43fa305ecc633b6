import { beforeEach, expect, it } from 'vitest';
import { Caller, type CallLine, callOf, type CallWords, type LoggedCall } from '../src/call/index.js';
import { PlayedPeer } from './playedPeer.js';
import { World, settled } from './world.js';

const C = 'conversation-1';

class PlayedTrack {
  enabled = true;
  stopped = false;
  constructor(readonly kind: 'audio' | 'video') {}
  stop = () => void (this.stopped = true);
}

class PlayedStream {
  constructor(readonly tracks: PlayedTrack[]) {}
  getTracks = () => this.tracks;
  getAudioTracks = () => this.tracks.filter((track) => track.kind === 'audio');
  getVideoTracks = () => this.tracks.filter((track) => track.kind === 'video');
}

let world: World;
let sent: string[];
let peers: PlayedPeer[];
let streams: PlayedStream[];
let media: (camera: boolean) => Promise<MediaStream>;
let caller: Caller;

beforeEach(() => {
  world = new World();
  sent = [];
  peers = [];
  streams = [];
  media = async (camera) => {
    const stream = new PlayedStream([new PlayedTrack('audio'), ...(camera ? [new PlayedTrack('video')] : [])]);
    streams.push(stream);
    return stream as unknown as MediaStream;
  };
  const line: CallLine = {
    request: (_, callId, kind, endpoint) => void sent.push(`request ${callId} ${kind} ${endpoint}`),
    accept: (_, callId, endpoint) => void sent.push(`accept ${callId} ${endpoint}`),
    end: (_, callId, lost) => void sent.push(`end ${callId}${lost ? ' lost' : ''}`),
    say: (_, _call, _endpoint, words) => void sent.push(words.description?.type ?? (words.candidates.length ? 'candidates' : 'here')),
    servers: async () => ({}),
  };
  caller = new Caller(line, 'CUSTOMER', {
    newId: world.newId,
    after: world.after,
    media: (camera) => media(camera),
    peer: () => {
      const peer = new PlayedPeer('own');
      peers.push(peer);
      return peer;
    },
  });
});

const rings = (id: string, asker: string, by = 'AGENT'): LoggedCall => ({
  id,
  kind: 'VIDEO',
  by: { kind: by, displayName: '陈晓' },
  asker,
  ringsUntil: world.time + 45_000,
});
const accepted = (call: LoggedCall, answerer: string): LoggedCall => ({ ...call, since: world.time, answerer });
const phase = () => caller.snapshot().own?.phase;
const ANSWER: CallWords = { description: { type: 'ANSWER', exchange: 1, sdp: 'answer other 1' }, candidates: [] };

it('asks for the microphone first, rings, finds the other side, talks and lets go of the devices', async () => {
  await caller.ask(C, 'VIDEO');
  expect(sent).toEqual(['request id-1 VIDEO id-2']);
  caller.logged(C, undefined);
  expect(phase()).toBe('asking');
  const call = rings('id-1', 'id-2', 'CUSTOMER');
  caller.logged(C, call);
  expect(phase()).toBe('ringing');
  caller.logged(C, accepted(call, 'console'));
  await settled();
  expect(phase()).toBe('connecting');
  expect(sent.at(-1)).toBe('OFFER');
  caller.heard(C, 'id-1', ANSWER);
  await settled();
  peers[0]?.become('connected');
  expect(phase()).toBe('talking');
  caller.toggle('microphone');
  expect(caller.snapshot().own).toMatchObject({ microphone: false, camera: true });
  caller.hangUp();
  expect(sent.at(-1)).toBe('end id-1');
  expect(streams[0]?.tracks.every((track) => track.stopped)).toBe(true);
  expect(peers[0]?.closed).toBe(true);
  expect(caller.snapshot().own).toBeUndefined();
});

it('sends nothing when the person does not allow the microphone, and says so', async () => {
  media = async () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  await caller.ask(C, 'AUDIO');
  expect(sent).toEqual([]);
  expect(caller.snapshot()).toEqual({ own: undefined, problem: { conversationId: C, problem: 'denied' } });
  caller.forgetProblem();
  expect(caller.snapshot().problem).toBeUndefined();
});

it('answers without a camera where that is wished, and takes words that come before the event', async () => {
  const call = rings('call-9', 'console');
  await caller.answer(C, call, false);
  expect(streams[0]?.getVideoTracks()).toEqual([]);
  expect(sent).toEqual(['accept call-9 id-1']);
  caller.heard(C, 'call-9', { description: { type: 'OFFER', exchange: 1, sdp: 'offer other 1' }, candidates: [] });
  caller.logged(C, accepted(call, 'id-1'));
  await settled();
  expect(peers[0]?.tracks).toHaveLength(1);
  expect(sent.at(-1)).toBe('ANSWER');
});

it('leaves a call to the other page of the same person that was faster', async () => {
  const call = rings('call-9', 'console');
  await caller.answer(C, call, false);
  caller.logged(C, accepted(call, 'another page'));
  expect(caller.snapshot().own).toBeUndefined();
  expect(streams[0]?.tracks.every((track) => track.stopped)).toBe(true);
  expect(sent.filter((frame) => frame.startsWith('end'))).toEqual([]);
});

it('ends when the log says so, whoever ended it', async () => {
  await caller.ask(C, 'AUDIO');
  caller.logged(C, rings('id-1', 'id-2', 'CUSTOMER'));
  caller.logged(C, undefined);
  expect(caller.snapshot().own).toBeUndefined();
  expect(streams[0]?.tracks[0]?.stopped).toBe(true);
});

it('asks again after a cut, under the same id, and gives up when the suite does not show it', async () => {
  await caller.ask(C, 'AUDIO');
  caller.online();
  expect(sent).toEqual(['request id-1 AUDIO id-2', 'request id-1 AUDIO id-2']);
  await world.pass(20_000);
  expect(sent.at(-1)).toBe('end id-1');
  expect(caller.snapshot().problem?.problem).toBe('unreachable');
});

it('says why it was refused', async () => {
  await caller.ask(C, 'AUDIO');
  caller.refused('another');
  expect(phase()).toBe('asking');
  caller.refused('id-1');
  expect(caller.snapshot().problem?.problem).toBe('refused');
});

it('looks for another way when the connection breaks, and hangs up as lost when there is none', async () => {
  await caller.ask(C, 'AUDIO');
  caller.logged(C, accepted(rings('id-1', 'id-2', 'CUSTOMER'), 'console'));
  await settled();
  peers[0]?.become('connected');
  await world.pass(60_000);
  expect(phase()).toBe('talking');
  peers[0]?.become('disconnected');
  expect(phase()).toBe('reconnecting');
  caller.online();
  expect(peers[0]?.generation).toBe(1);
  await world.pass(4_000);
  expect(peers[0]?.generation).toBe(2);
  await world.pass(21_000);
  expect(sent.at(-1)).toBe('end id-1 lost');
  expect(caller.snapshot().own).toBeUndefined();
});

it('reads from the log which call rings or is on', () => {
  const event = (eventType: string, data: object) => ({ eventType: `conversation.${eventType}.v1`, time: '2026-11-21T04:00:00Z', data });
  const asked = event('call-requested', {
    callId: 'call-1',
    by: { kind: 'AGENT', displayName: '陈晓' },
    kind: 'AUDIO',
    endpoint: 'console',
    ringsUntil: '2026-11-21T04:00:45Z',
  });
  const agreed = event('call-accepted', { callId: 'call-1', endpoint: 'page' });
  expect(callOf([])).toBeUndefined();
  expect(callOf([asked])).toMatchObject({ id: 'call-1', asker: 'console' });
  expect(callOf([asked])?.since).toBeUndefined();
  expect(callOf([asked, agreed])).toMatchObject({ id: 'call-1', answerer: 'page', since: Date.parse('2026-11-21T04:00:00Z') });
  expect(callOf([asked, agreed, event('call-ended', {})])).toBeUndefined();
});
