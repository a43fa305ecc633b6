import type { Caller } from '@xiaoer/customer-client/call';
import { Alert, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk/DeskContext';
import { callIn, useCalls } from './calls';
import { CallPanel } from './CallPanel';

/** What rings here, the call, and why there is none: over whatever page of the console is open. */
export function CallDock({ caller }: { caller: Caller }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const { own, problem } = useCalls(caller);
  const calls = state.conversations.flatMap((it) => {
    const call = callIn(it);
    return call ? [{ it, call }] : [];
  });
  const ringing = own
    ? undefined
    : calls.find(({ call }) => call.since === undefined && !caller.isOurs(call));
  const elsewhere = calls.find(
    ({ it, call }) => it.id !== own?.conversationId && (call.since !== undefined || caller.isOurs(call)),
  );
  const here = own && state.conversations.find((it) => it.id === own.conversationId);
  return (
    <div className="call-dock">
      {own && here && (
        <CallPanel
          own={own}
          name={here.customer.displayName}
          since={callIn(here)?.since}
          onToggle={(what) => caller.toggle(what)}
          onHangUp={() => caller.hangUp()}
        />
      )}
      {elsewhere && (
        <Alert
          type="info"
          data-testid="call-elsewhere"
          title={`${elsewhere.it.customer.displayName} · ${t('call.elsewhere')}`}
          action={
            <Button size="small" onClick={() => caller.end(elsewhere.it.id, elsewhere.call.id)}>
              {t('call.hangUp')}
            </Button>
          }
        />
      )}
      {problem && (
        <Alert
          type="warning"
          role="alert"
          data-testid="call-problem"
          title={t(`call.problem.${problem.problem}`)}
          closable={{ onClose: () => caller.forgetProblem() }}
        />
      )}
      {ringing && (
        <Incoming
          key={ringing.call.id}
          name={ringing.it.customer.displayName}
          video={ringing.call.kind === 'VIDEO'}
          onAnswer={(camera) => void caller.answer(ringing.it.id, ringing.call, camera)}
          onDecline={() => caller.end(ringing.it.id, ringing.call.id)}
        />
      )}
    </div>
  );
}

type IncomingProps = {
  name: string;
  video: boolean;
  onAnswer: (camera: boolean) => void;
  onDecline: () => void;
};

/** A call rings here; it is not put away by Escape, only answered, declined or missed. */
function Incoming({ name, video, onAnswer, onDecline }: IncomingProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t(video ? 'call.incomingVideo' : 'call.incomingAudio', { name })}
      width={440}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={onDecline}>{t('call.decline')}</Button>
          {video && <Button onClick={() => onAnswer(false)}>{t('call.acceptAudio')}</Button>}
          <Button type="primary" autoFocus onClick={() => onAnswer(video)}>
            {t(video ? 'call.acceptVideo' : 'call.accept')}
          </Button>
        </>
      }
    >
      <p>{t('call.note')}</p>
    </Modal>
  );
}
