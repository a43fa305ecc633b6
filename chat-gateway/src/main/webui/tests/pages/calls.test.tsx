import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { PlayedPeer } from '../../client/tests/playedPeer';
import { settled } from '../../client/tests/world';
import { authors, closed, control, logged, message, opened } from '../events';
import { C, expectAccessible, rest, Stage } from './stage';

const AGENT = { kind: 'agent', agent: { id: 'a-1', displayName: '陈晓' } } as const;
let allowed: () => Promise<MediaStream>;
let peers: PlayedPeer[];

function track(kind: 'audio' | 'video') {
  return { kind, enabled: true, stop: vi.fn() };
}

function stream(...tracks: ReturnType<typeof track>[]): MediaStream {
  return {
    getTracks: () => tracks,
    getAudioTracks: () => tracks.filter(({ kind }) => kind === 'audio'),
    getVideoTracks: () => tracks.filter(({ kind }) => kind === 'video'),
  } as unknown as MediaStream;
}

beforeEach(() => {
  peers = [];
  allowed = async () => stream(track('audio'), track('video'));
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: () => allowed() } });
  vi.stubGlobal(
    'RTCPeerConnection',
    vi.fn(function () {
      const peer = new PlayedPeer('page');
      peers.push(peer);
      return peer;
    }),
  );
});

async function served(): Promise<Stage> {
  const stage = await Stage.open(`?conversation=${C}`);
  await stage.resume(opened(C), control(C, 2, AGENT, 3));
  return stage;
}

const asked = (seq: number, by: 'CUSTOMER' | 'AGENT', callId: string, endpoint: string, kind: 'AUDIO' | 'VIDEO' = 'VIDEO') =>
  logged(C, seq, 'conversation.call-requested.v1', {
    callId,
    by: authors[by],
    kind,
    endpoint,
    ringsUntil: '2026-11-21T04:10:00Z',
  });
const agreed = (seq: number, by: 'CUSTOMER' | 'AGENT', callId: string, endpoint: string) =>
  logged(C, seq, 'conversation.call-accepted.v1', { callId, by: authors[by], endpoint });
const over = (seq: number, callId: string, reason: 'HUNG_UP' | 'DECLINED' | 'MISSED', talkedMillis = 0) =>
  logged(C, seq, 'conversation.call-ended.v1', { callId, by: authors.AGENT, reason, talkedMillis });

it('offers a call only while a person serves', async () => {
  const stage = await Stage.open(`?conversation=${C}`);
  await stage.resume(opened(C), message(C, 2, 'BOT'));
  expect(screen.queryByTestId('call-button')).not.toBeInTheDocument();
  await stage.happen(control(C, 3, AGENT, 3));
  expect(screen.getByRole('button', { name: '呼叫陈晓' })).toBeInTheDocument();
  await stage.happen(closed(C, 4), control(C, 5, { kind: 'nobody' }, 4));
  expect(screen.queryByTestId('call-button')).not.toBeInTheDocument();
});

it('says what is kept before it opens anything, calls, talks, and writes it into the conversation', async () => {
  rest({ [`conversations/${C}/calls/`]: { iceServers: [] } });
  const stage = await served();
  const opening = vi.fn(allowed);
  allowed = opening;
  await userEvent.click(screen.getByTestId('call-button'));
  const dialog = within(screen.getByRole('dialog', { name: '要和陈晓通话吗？' }));
  expect(dialog.getByText(/不会录音录像/)).toBeVisible();
  expect(opening).not.toHaveBeenCalled();
  await expectAccessible();
  await userEvent.click(dialog.getByRole('button', { name: '视频通话' }));
  const request = stage.world.socket.of('request-call')[0];
  expect(request).toMatchObject({ conversationId: C, kind: 'VIDEO' });
  const { callId, endpoint } = request as { callId: string; endpoint: string };
  await stage.happen(asked(3, 'CUSTOMER', callId, endpoint));
  expect(screen.getByTestId('call')).toHaveAttribute('data-phase', 'ringing');
  await stage.happen(agreed(4, 'AGENT', callId, 'console'));
  await act(settled);
  expect(stage.world.socket.of('call-say')[0]).toMatchObject({ callId, endpoint, words: { description: { type: 'OFFER' } } });
  await stage.play(({ socket }) =>
    socket.give({
      type: 'signal',
      conversationId: C,
      signal: {
        kind: 'call',
        callId,
        author: authors.AGENT,
        endpoint: 'console',
        words: { description: { type: 'ANSWER', exchange: 1, sdp: 'answer console 1' }, candidates: [] },
      },
    }),
  );
  expect(peers[0]?.signalingState).toBe('stable');
  await stage.play(() => peers[0]?.become('connected'));
  expect(screen.getByRole('region', { name: '与陈晓的通话' })).toHaveTextContent('通话中');
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: '静音' }));
  expect(screen.getByRole('button', { name: '取消静音' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '挂断' }));
  expect(stage.world.socket.of('end-call')[0]).toMatchObject({ callId, lost: false });
  await stage.happen(over(5, callId, 'HUNG_UP', 133_000));
  expect(screen.queryByTestId('call')).not.toBeInTheDocument();
  expect(screen.getAllByTestId('notice').map((notice) => notice.textContent)).toEqual([
    expect.stringContaining('陈晓'),
    '您发起了视频通话',
    '对方接听了通话',
    '通话结束，时长 2:13',
  ]);
});

it('rings with a question that the keyboard answers and Escape does not put away', async () => {
  const stage = await served();
  await stage.happen(asked(3, 'AGENT', 'call-7', 'console', 'AUDIO'));
  const dialog = screen.getByRole('alertdialog', { name: '陈晓邀请您语音通话' });
  await expectAccessible();
  await userEvent.click(within(dialog).getByRole('button', { name: '接听' }));
  await act(settled);
  expect(stage.world.socket.of('accept-call')[0]).toMatchObject({ callId: 'call-7' });
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
});

it('declines', async () => {
  const stage = await served();
  await stage.happen(asked(3, 'AGENT', 'call-7', 'console'));
  await userEvent.click(screen.getByRole('button', { name: '拒绝' }));
  expect(stage.world.socket.of('end-call')[0]).toMatchObject({ callId: 'call-7' });
  await stage.happen(over(4, 'call-7', 'DECLINED'));
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  expect(screen.getByText('通话被拒绝')).toBeInTheDocument();
});

it('says clearly that the browser does not allow the microphone, and asks the suite for nothing', async () => {
  const stage = await served();
  allowed = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  await userEvent.click(screen.getByTestId('call-button'));
  await userEvent.click(screen.getByRole('button', { name: '语音通话' }));
  expect(await screen.findByTestId('call-problem')).toHaveTextContent('浏览器没有允许');
  expect(stage.world.socket.of('request-call')).toEqual([]);
  await expectAccessible();
});

it('tells that another page of the same person is in the call, and can end it from here', async () => {
  const stage = await served();
  await stage.happen(asked(3, 'AGENT', 'call-7', 'console'), agreed(4, 'CUSTOMER', 'call-7', 'another page'));
  expect(screen.getByTestId('call-elsewhere')).toBeInTheDocument();
  await userEvent.click(within(screen.getByTestId('call-elsewhere')).getByRole('button', { name: '挂断' }));
  expect(stage.world.socket.of('end-call')[0]).toMatchObject({ callId: 'call-7' });
});
