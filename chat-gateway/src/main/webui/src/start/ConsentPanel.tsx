import { Button } from '@chatui/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerConsent, type Consent, PURPOSES, type Purpose } from '../api/consent';
import { useConsent } from '../api/useConsent';
import { useSession } from '../session/session';

type Choice = Record<Purpose, boolean>;

/** Asks what the customer allows, until he has answered; from the menu he can look at it again. */
export function ConsentPanel({ wanted, onDone }: { wanted: boolean; onDone: () => void }) {
  const consent = useConsent();
  const asked = consent.data?.purposes.some(({ answered }) => !answered) === true;
  return consent.data && (asked || wanted) ? <ConsentForm key={String(wanted)} consent={consent.data} onDone={onDone} /> : null;
}

function ConsentForm({ consent, onDone }: { consent: Consent; onDone: () => void }) {
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
    </section>
  );
}
