import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockWithSeconds, word } from '../../format';
import { useSignedIn } from '../../shell/contexts';

/** Why a conversation went to its agent: a link that opens what the desk saw. */
export function WhyLink({
  conversationId,
  name,
  label,
}: {
  conversationId: string;
  name: string;
  label: string;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="link"
        size="small"
        data-testid="why"
        aria-label={t('queue.whyOf', { name })}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Modal
        open={open}
        title={t('why.title')}
        footer={<Button onClick={() => setOpen(false)}>{t('why.close')}</Button>}
        onCancel={() => setOpen(false)}
        width={460}
        destroyOnHidden
      >
        <WhyView conversationId={conversationId} />
      </Modal>
    </>
  );
}

function WhyView({ conversationId }: { conversationId: string }) {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const answer = useQuery({
    queryKey: ['why', conversationId],
    queryFn: ({ signal }) => services.why(conversationId, signal),
  });
  if (answer.isError) {
    return <p role="alert">{t('why.failed')}</p>;
  }
  if (!answer.data) {
    return <Skeleton active />;
  }
  const { why, agentName, offeredAt, policyVersion } = answer.data;
  const facts: [string, string][] = [
    [t('why.agent'), agentName],
    [t('why.offeredAt'), clockWithSeconds(offeredAt, i18n.language)],
    [t('why.skill'), word(t, 'skill', why.skill)],
    [t('why.deadline'), clockWithSeconds(why.deadline, i18n.language)],
    [t('why.place'), t('why.placeOf', { place: why.place, waiting: why.waiting })],
    [t('why.eligible'), String(why.eligibleAgents)],
    [t('why.load'), `${why.agentLoad} / ${why.agentCapacity}`],
    [t('why.policy'), policyVersion],
  ];
  return (
    <>
      <p className="quiet">{t('why.intro')}</p>
      <dl className="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
