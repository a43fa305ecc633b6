import type { Conversation } from '@xiaoer/customer-client';
import { useTranslation } from 'react-i18next';
import { AskDialog, IncomingDialog } from './CallDialogs';
import { CallPanel } from './CallPanel';
import { useCall, useCaller } from './calls';

interface Props {
  conversation: Conversation;
  /** Whether the customer is being asked how he wants to call. */
  asking: boolean;
  onAsked: () => void;
}

/** Everything about calls in one conversation: the question, what rings here, the call, and why there is none. */
export function CallArea({ conversation, asking, onAsked }: Props) {
  const { t } = useTranslation();
  const { caller, calls } = useCaller();
  const call = useCall(conversation);
  const { id, control } = conversation;
  const name = control?.kind === 'agent' ? control.agent.displayName : (call?.by.displayName ?? '');
  const own = calls.own?.conversationId === id ? calls.own : undefined;
  const problem = calls.problem?.conversationId === id ? calls.problem.problem : undefined;
  const rings = call !== undefined && call.since === undefined && !caller.isOurs(call) && calls.own === undefined;
  const elsewhere = call !== undefined && own === undefined && (call.since !== undefined || caller.isOurs(call));

  return (
    <>
      {own && (
        <CallPanel own={own} name={name} since={call?.since} onToggle={(what) => caller.toggle(what)} onHangUp={() => caller.hangUp()} />
      )}
      {elsewhere && (
        <div className="banner call-elsewhere" role="status" data-testid="call-elsewhere">
          <span>{t('call.elsewhere')}</span>
          <button type="button" className="text-button" onClick={() => caller.end(id, call.id)}>
            {t('call.hangUp')}
          </button>
        </div>
      )}
      {problem && (
        <div className="banner banner-lost" role="alert" data-testid="call-problem">
          <span>{t(`call.problem.${problem}`)}</span>
          <button type="button" className="text-button" onClick={() => caller.forgetProblem()}>
            {t('close')}
          </button>
        </div>
      )}
      <AskDialog
        name={name}
        open={asking}
        onClose={onAsked}
        onCall={(kind) => {
          onAsked();
          void caller.ask(id, kind);
        }}
      />
      {rings && (
        <IncomingDialog
          key={call.id}
          call={call}
          onAnswer={(camera) => void caller.answer(id, call, camera)}
          onDecline={() => caller.end(id, call.id)}
        />
      )}
    </>
  );
}
