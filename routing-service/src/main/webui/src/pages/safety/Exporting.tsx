import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bytes } from '../../format';
import { codeOf, Problem } from '../../rest/http';
import { useSignedIn } from '../../shell/contexts';
import { NotDone } from './NotDone';
import { useKept } from './useKept';

/** As the service wants it. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 300;

/** Until the browser has surely taken the file. */
const TAKEN_MILLIS = 60_000;

type Asked = { customer: string; reason: string };

/** An officer downloads all that is held about a customer: says why, signs in once more. */
export function Exporting({ customer }: { customer: string }) {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const [reason, setReason] = useKept('customer-data.reason');
  const [received, setReceived] = useState(0);
  const fetched = useMutation({
    mutationFn: async (asked: Asked) => {
      setReceived(0);
      const zip = await services.exportCustomer(asked.customer, asked.reason, setReceived);
      const name = nameFor(asked.customer);
      save(zip, name);
      return name;
    },
    // says that there is no network rather than wait for it
    networkMode: 'always',
  });
  const { data: file, error } = fetched.variables?.customer === customer ? fetched : {};
  const ready = customer !== '' && reason.trim().length >= SHORTEST_REASON && !fetched.isPending;
  const size = bytes(received, i18n.language);
  return (
    <section aria-labelledby="exporting-title">
      <h2 id="exporting-title">{t('exporting.title')}</h2>
      <p>{t('exporting.what')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) fetched.mutate({ customer, reason: reason.trim() });
        }}
      >
        <label>
          {t('exporting.reason')}
          <Input
            className="id-field"
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <Button
          htmlType="submit"
          icon={<DownloadOutlined aria-hidden="true" />}
          disabled={!ready && !fetched.isPending}
          loading={fetched.isPending}
        >
          {t('exporting.download')}
        </Button>
      </form>
      <p className="quiet">
        <span role="status">
          {fetched.isPending ? t('exporting.busy') : file && t('exporting.done', { file, size })}
        </span>
        {/* beside the status, so that not each piece is read out */}
        {fetched.isPending && received > 0 && <span> {t('exporting.received', { size })}</span>}
      </p>
      {error && <NotDone error={error} words={t(`exporting.${why(error)}`, { code: codeOf(error) })} />}
    </section>
  );
}

/** In which words it is said why there is no file. */
function why(error: Error): string {
  if (!(error instanceof Problem)) {
    return 'failed';
  }
  switch (error.status) {
    case 0:
      return error.code === 'TOO_SLOW' ? 'tooMuch' : 'network';
    case 401:
    case 403:
      return 'refused';
    case 429:
    case 503:
      return 'later';
    default:
      return error.code === 'unknown-customer' ? 'unknown' : 'failed';
  }
}

/** Named after the customer and the day here; without what cannot be in a file's name. */
function nameFor(customer: string): string {
  return `xiaoer-${customer.replace(/[^\p{L}\p{N}._-]/gu, '_')}-${dayjs().format('YYYY-MM-DD')}.zip`;
}

function save(zip: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(zip);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_MILLIS);
}
