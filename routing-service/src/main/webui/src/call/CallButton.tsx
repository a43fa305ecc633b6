import { PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk/DeskContext';
import { mayResolve } from '../desk/reading';
import type { Conversation } from '../desk/state';
import { useSignedIn } from '../shell/contexts';
import { callIn, canCall, useCaller, useCalls } from './calls';

/** Calls the customer; only while the conversation is ours, and no other call is on. */
export function CallButton({ it }: { it: Conversation }) {
  const { t } = useTranslation();
  const caller = useCaller();
  const { own } = useCalls(caller);
  const { state } = useDesk();
  const { services } = useSignedIn();
  const [asking, setAsking] = useState(false);
  const offered = useQuery({
    queryKey: ['calls-offered'],
    queryFn: ({ signal }) => services.calls(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const possible = offered.data === true && canCall();
  if (!caller || !possible) {
    return null;
  }
  const name = it.customer.displayName;
  const free = mayResolve(it) && !own && !callIn(it) && state.connection.phase === 'ready';
  const call = (kind: 'AUDIO' | 'VIDEO') => {
    setAsking(false);
    void caller.ask(it.id, kind);
  };
  return (
    <>
      <Button
        className="call-button"
        icon={<PhoneOutlined aria-hidden="true" />}
        disabled={!free}
        aria-label={t('call.button', { name })}
        data-testid="call-button"
        onClick={() => setAsking(true)}
      >
        {t('call.menu')}
      </Button>
      <Modal
        open={asking && free}
        title={t('call.ask', { name })}
        width={440}
        destroyOnHidden
        focusable={{ focusTriggerAfterClose: true }}
        onCancel={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('call.cancel')}</Button>
            <Button icon={<VideoCameraOutlined aria-hidden="true" />} onClick={() => call('VIDEO')}>
              {t('call.video')}
            </Button>
            <Button
              type="primary"
              autoFocus
              icon={<PhoneOutlined aria-hidden="true" />}
              onClick={() => call('AUDIO')}
            >
              {t('call.audio')}
            </Button>
          </>
        }
      >
        <p>{t('call.note')}</p>
      </Modal>
    </>
  );
}
