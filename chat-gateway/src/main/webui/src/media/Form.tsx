import { Button } from '@chatui/core';
import type { Content, ContentForm, ContentFormAnswer } from '@xiaoer/customer-client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Field = ContentForm['fields'][number];

/** Longest answer to one field, in UTF-16 units. */
const ANSWER_CHARS = 1_000;

interface Props {
  content: ContentForm;
  seq: number;
  /** Answered, or the conversation has ended. */
  over: boolean;
  onAnswer: (content: Content) => boolean;
}

/** Questions with fields; answered once. */
export function Form({ content, seq, over, onAnswer }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [sent, setSent] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const values = content.fields.flatMap(({ name, label }) => {
      const value = String(given.get(name) ?? '').trim();
      return value ? [{ name, label, value }] : [];
    });
    setSent(onAnswer({ kind: 'form-answer', formId: content.formId, formSeq: seq, values }));
  };
  const closed = over || sent;
  return (
    <form className="card form" aria-labelledby={id} onSubmit={submit} data-testid="form">
      <h2 id={id}>{content.title}</h2>
      {content.fields.map((field) => (
        <label key={field.name} className="form-field">
          <span>
            {field.label}
            {!field.required && <span className="form-optional"> {t('media.optional')}</span>}
          </span>
          <FieldInput field={field} disabled={closed} />
        </label>
      ))}
      <Button color="primary" block disabled={closed} type="submit">
        {closed ? t('media.formOver') : t('media.formSend')}
      </Button>
    </form>
  );
}

function FieldInput({ field, disabled }: { field: Field; disabled: boolean }) {
  const { t } = useTranslation();
  const common = { name: field.name, required: field.required, disabled };
  switch (field.kind) {
    case 'CHOICE':
      return (
        <select {...common} defaultValue="">
          <option value="">{t('media.choose')}</option>
          {field.options?.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      );
    case 'LONG_TEXT':
      return <textarea {...common} rows={3} maxLength={ANSWER_CHARS} />;
    case 'NUMBER':
      return <input {...common} type="number" inputMode="decimal" step="any" />;
    case 'DATE':
      return <input {...common} type="date" />;
    case 'TEXT':
      return <input {...common} type="text" maxLength={ANSWER_CHARS} />;
  }
}

/** What was answered. */
export function FormAnswer({ content }: { content: ContentFormAnswer }) {
  return (
    <dl className="bubble form-answer" data-testid="form-answer">
      {content.values.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
