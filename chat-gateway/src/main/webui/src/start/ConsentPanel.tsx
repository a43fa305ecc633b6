import { Button } from '@chatui/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerConsent, type Consent, exportOwn, PURPOSES, type Purpose } from '../api/consent';
import { useConsent } from '../api/useConsent';
import { useSession } from '../session/session';
import { Icon } from '../ui/icons';

type Choice = Record<Purpose, boolean>;

/** Asks what the customer allows, until he has answered; from the menu he can look at it again. */
export function ConsentPanel({ wanted, onDone }: { wanted: boolean; onDone: () => void }) {
  const consent = useConsent();
  const asked = consent.data?.purposes.some(({ answered }) => !answered) === true;
  return consent.data && (asked || wanted) ? (
    <ConsentForm key={String(wanted)} consent={consent.data} wanted={wanted} onDone={onDone} />
  ) : null;
}

function ConsentForm({ consent, wanted, onDone }: { consent: Consent; wanted: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const { tokens, person } = useSession();
  const queries = useQueryClient();
  const granted = (purpose: Purpose) => consent.purposes.some((one) => one.purpose === purpose && one.granted);
  const [choice, setChoice] = useState<Choice>({ PROFILING: granted('PROFILING'), PROACTIVE: granted('PROACTIVE') });
  const answer = useMutation({
    mutationFn: async (given: Choice) => answerConsent(await tokens.current(), consent.version, given),
    onSuccess: (now) => {
      queries.setQueryData(['consent', person], now);
      onDone();
    },
  });
  return (
    <section className="panel consent" aria-labelledby="consent" data-testid="consent">
      <div className="panel-head">
        <h2 id="consent">{t('consent.title')}</h2>
      </div>
      {PURPOSES.map((purpose) => (
        <label key={purpose} className="consent-choice">
          <input type="checkbox" checked={choice[purpose]} onChange={({ target }) => setChoice({ ...choice, [purpose]: target.checked })} />
          {t(`consent.${purpose}`)}
        </label>
      ))}
      <p className="hint">{t('consent.note')}</p>
      {answer.isError && (
        <p className="hint hint-bad" role="alert">
          {t('consent.failed')}
        </p>
      )}
      <div className="consent-actions">
        <Button color="primary" onClick={() => answer.mutate(choice)}>
          {t('consent.save')}
        </Button>
        <Button onClick={() => answer.mutate({ PROFILING: false, PROACTIVE: false })}>{t('consent.none')}</Button>
      </div>
      {wanted && <Export />}
    </section>
  );
}

/** Hands the customer what is kept about him. */
function Export() {
  const { t } = useTranslation();
  const { tokens } = useSession();
  const fetched = useMutation({
    mutationFn: async () => exportOwn(await tokens.current()),
    onSuccess: save,
  });
  return (
    <div className="consent-export">
      <button
        type="button"
        className="text-button"
        aria-disabled={fetched.isPending}
        onClick={() => !fetched.isPending && fetched.mutate()}
      >
        <Icon name="down" />
        {t('consent.export')}
      </button>
      <p className={fetched.isError ? 'hint hint-bad' : 'hint'} role="status">
        {fetched.isPending
          ? t('consent.exporting')
          : fetched.isError
            ? t('consent.exportFailed')
            : fetched.isSuccess
              ? t('consent.exported')
              : ''}
      </p>
    </div>
  );
}

function save(zip: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(zip);
  link.download = 'xiaoer-export.zip';
  link.click();
  // the browser has taken it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
