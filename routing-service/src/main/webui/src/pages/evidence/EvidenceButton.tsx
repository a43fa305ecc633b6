import { FileSearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../format';
import type { Evidence, Verified } from '../../rest/audit';
import { useSignedIn } from '../../shell/contexts';
import { Loading } from '../../shell/Loading';
import { Failed } from '../../shell/States';

/** Opens the evidence of one event. */
export function EvidenceButton({ conversation, seq }: { conversation: string; seq: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        size="small"
        className="evidence-button"
        icon={<FileSearchOutlined aria-hidden="true" />}
        aria-label={t('evidence.open', { seq })}
        title={t('evidence.open', { seq })}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Modal
          open
          width={760}
          title={t('evidence.title', { seq })}
          onCancel={() => setOpen(false)}
          footer={<Button onClick={() => setOpen(false)}>{t('evidence.close')}</Button>}
        >
          <Shown conversation={conversation} seq={seq} />
        </Modal>
      )}
    </>
  );
}

function Shown({ conversation, seq }: { conversation: string; seq: number }) {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const query = useQuery({
    queryKey: ['evidence', conversation, seq],
    queryFn: ({ signal }) => services.audit.evidence(conversation, seq, signal),
    gcTime: 0,
  });
  if (query.isError) {
    return <Failed text={t('evidence.failed')} onRetry={() => void query.refetch()} />;
  }
  return query.data ? <Way evidence={query.data} /> : <Loading />;
}

function Way({ evidence }: { evidence: Evidence }) {
  const { t, i18n } = useTranslation();
  const { command, event, chain, receipts, repetitions } = evidence;
  const time = (at: string | null | undefined) => (at ? moment(at, i18n.language) : '–');
  const place = (stands: { topic: string; partition: number; offset: number } | null | undefined) =>
    stands && stands.offset >= 0 ? (
      <code>{`${stands.topic} ${stands.partition}:${stands.offset}`}</code>
    ) : (
      t('evidence.gone')
    );
  return (
    <div data-testid="evidence">
      <h3>{t('evidence.command')}</h3>
      <dl className="evidence">
        <Line name={t('evidence.ids')} code={command.id} />
        <Line name={t('evidence.client')} code={evidence.clientMessageId} />
        <Line name={t('evidence.place')} text={command.inLog ? place(command.place) : t('evidence.gone')} />
        <Line name={t('evidence.sent')} text={`${time(command.sentAt)} ${command.source ?? ''}`} />
        <Line name={t('evidence.written')} text={time(command.place?.writtenAt)} />
      </dl>
      <h3>{t('evidence.event')}</h3>
      <dl className="evidence">
        <Line name={t('evidence.ids')} code={evidence.eventId} />
        <Line name={t('evidence.epoch')} text={String(evidence.epoch)} />
        <Line name={t('evidence.place')} text={place(event)} />
        <Line name={t('evidence.decided')} text={time(event.decidedAt)} />
        <Line name={t('evidence.written')} text={time(event.writtenAt)} />
      </dl>
      <h3>{t('evidence.chain')}</h3>
      <dl className="evidence">
        <Line name={t('evidence.previous')} code={chain.previous} />
        <Line name={t('evidence.value')} code={chain.value} />
        <Line name={t('evidence.transcript')} text={<Mark verified={chain.transcript} />} />
        <Line name={t('evidence.log')} text={<Mark verified={chain.log} />} />
      </dl>
      <h3>{t('evidence.receipts')}</h3>
      {receipts.length === 0 && <p className="quiet">{t('evidence.noReceipts')}</p>}
      <ul>
        {receipts.map((one) => (
          <li key={one.kind + one.reader}>
            {t(`evidence.receipt.${one.kind}`)} · {t(`evidence.reader.${one.reader.split(':')[0]}`)} ·{' '}
            {time(one.at)}
          </li>
        ))}
      </ul>
      <h3>{t('evidence.repetitions')}</h3>
      {repetitions.count === 0 && <p className="quiet">{t('evidence.noRepetitions')}</p>}
      <ul>
        {repetitions.latest.map((one) => (
          <li key={one.commandId}>
            <code>{one.commandId}</code> · {time(one.writtenAt)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({
  name,
  code,
  text,
}: {
  name: string;
  code?: string | null | undefined;
  text?: React.ReactNode;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text ?? <code>{code ?? '–'}</code>}</dd>
    </>
  );
}

function Mark({ verified }: { verified: Verified }) {
  const { t } = useTranslation();
  const look = { HOLDS: 'ok-text', BROKEN: 'danger-text', UNKNOWN: 'quiet' }[verified];
  return <strong className={look}>{t(`evidence.verified.${verified}`)}</strong>;
}
