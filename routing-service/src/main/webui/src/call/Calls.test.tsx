import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LoggedEvent } from '../generated/logged-event';
import { Workbench } from '../pages/workbench/Workbench';
import { AGENT, ASSIGNED, BEGINNING, CUSTOMER, events } from '../test/log';
import { answering, desk, show, told } from '../test/render';

const ANSWERS = {
  '/chat/api/configuration': { calls: true },
  '/chat/api/conversations/conv-1/events': { events: BEGINNING, lastSeq: 5 },
  '/chat/api/conversations/conv-1/calls/call-1/ice-servers': { iceServers: [] },
  '/desk/api/conversations/conv-1/customer': {
    customer: { customerId: 'c-1', name: '李娜' },
    orders: [],
    coupons: [],
  },
};
const tracks = [{ kind: 'audio', enabled: true, stop: vi.fn() }];

beforeEach(() => {
  const stream = { getTracks: () => tracks, getAudioTracks: () => tracks, getVideoTracks: () => [] };
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getUserMedia: async () => stream },
  });
  vi.stubGlobal(
    'RTCPeerConnection',
    vi.fn(function () {
      return { addTrack: vi.fn(), close: vi.fn(), connectionState: 'new', signalingState: 'stable' };
    }),
  );
});

async function bench() {
  answering(ANSWERS);
  const { store, socket } = await desk({ conversations: [ASSIGNED] });
  await show(<Workbench />, { store });
  await screen.findByText('付款失败了');
  return { socket, user: userEvent.setup() };
}

const happens = (socket: Awaited<ReturnType<typeof bench>>['socket'], ...logged: LoggedEvent[]) =>
  told(() => logged.forEach((event) => socket.says({ type: 'event', event })));
const asked = (seq: number, by: typeof CUSTOMER | typeof AGENT, callId: string) =>
  events(seq, [
    'call-requested',
    { callId, by, kind: 'AUDIO', endpoint: 'page', ringsUntil: '2026-11-21T05:00:00Z' },
  ]);
const ended = (seq: number, callId: string) =>
  events(seq, ['call-ended', { callId, by: CUSTOMER, reason: 'HUNG_UP', talkedMillis: 61_000 }]);

it('calls the customer in the epoch in which the conversation is ours, and shows it in the transcript', async () => {
  const { socket, user } = await bench();
  await user.click(await screen.findByRole('button', { name: '呼叫李娜' }));
  const dialog = within(await screen.findByRole('dialog', { name: '要和李娜通话吗？' }));
  expect(dialog.getByText(/不会录音录像/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: '语音通话' }));
  await waitFor(() => expect(socket.sentOf('request-call')).toHaveLength(1));
  const [request] = socket.sentOf('request-call');
  expect(request).toMatchObject({ conversationId: 'conv-1', kind: 'AUDIO', controlEpoch: 2 });
  await happens(socket, ...asked(6, AGENT, request?.callId ?? ''), ...ended(7, request?.callId ?? ''));
  expect(screen.queryByTestId('call')).not.toBeInTheDocument();
  expect(screen.getByText(/陈晓发起了语音通话/)).toBeInTheDocument();
  expect(screen.getByText(/通话结束，时长 1:01/)).toBeInTheDocument();
  expect(tracks[0]?.stop).toHaveBeenCalled();
});

it('rings over whatever is open, and is answered', async () => {
  const { socket, user } = await bench();
  await happens(socket, ...asked(6, CUSTOMER, 'call-1'));
  const dialog = await screen.findByRole('dialog', { name: '李娜请求语音通话' });
  await user.click(within(dialog).getByRole('button', { name: '接听' }));
  await waitFor(() => expect(socket.sentOf('accept-call')).toHaveLength(1));
  const [accept] = socket.sentOf('accept-call');
  expect(accept).toMatchObject({ conversationId: 'conv-1', callId: 'call-1', controlEpoch: 2 });
  await happens(
    socket,
    ...events(7, ['call-accepted', { callId: 'call-1', by: AGENT, endpoint: accept?.endpoint }]),
  );
  expect(await screen.findByTestId('call')).toHaveAttribute('data-phase', 'connecting');
  await user.click(screen.getByRole('button', { name: '挂断' }));
  expect(socket.sentOf('end-call')).toMatchObject([{ callId: 'call-1', lost: false, controlEpoch: 2 }]);
});

it('declines', async () => {
  const { socket, user } = await bench();
  await happens(socket, ...asked(6, CUSTOMER, 'call-1'));
  await user.click(await screen.findByRole('button', { name: '拒绝' }));
  expect(socket.sentOf('end-call')).toMatchObject([{ callId: 'call-1' }]);
});
