import { CalendarOutlined } from '@ant-design/icons';
import { Input, type InputProps } from 'antd';
import { lazy, Suspense, useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '@/lib/i18n';
import { readDay, readTime } from '@/lib/day';
import './dates.css';

const Calendar = lazy(() => import('./Calendar').then((module) => ({ default: module.Calendar })));

type Props = Pick<InputProps, 'id' | 'disabled' | 'status' | 'aria-describedby' | 'aria-invalid'> & {
  /** `2026-03-02`, with a time `2026-03-02 09:00` on the court's clock; what cannot be read stays as it was typed. */
  value?: string;
  onChange?: (value: string | undefined) => void;
  /** Told once the field is left, Enter is pressed or a day is chosen, and what stands there is a date or nothing. */
  onSettled?: (value: string | undefined) => void;
  withTime?: boolean;
  /** The first day that can be chosen. */
  min?: string;
};

/** A date as the court writes it, whatever the browser's language: typed, or chosen from a calendar, which is fetched when it is first opened. */
export function DateField({ value = '', onChange, onSettled, withTime = false, min, ...input }: Props) {
  const t = useWords('common');
  const [typed, setTyped] = useState<string>();
  const [isLeft, setLeft] = useState(true);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const box = useRef<HTMLSpanElement>(null);
  const kind = withTime ? 'time' : 'day';
  const read = withTime ? readTime : readDay;
  const text = typed ?? read(value) ?? value;
  const isWrong = isLeft && text.trim() !== '' && read(text) === undefined;
  const change = (next: string) => {
    setTyped(next);
    onChange?.(read(next) ?? (next.trim() || undefined));
  };
  const settle = (left: string) => {
    const date = read(left);
    if (date === undefined && left.trim() !== '') return; // told beside the field
    setTyped(undefined);
    onSettled?.(date);
  };
  const choose = (date: string) => {
    close();
    change(date);
    box.current?.querySelector('input')?.focus();
    if (read(date)) settle(date);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle(text);
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    }
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      setOpen(true);
    }
  };
  return (
    <span className="date-field" ref={box}>
      <Input
        {...input}
        {...(isWrong ? { status: 'error', 'aria-invalid': true } : {})}
        className={withTime ? 'date-input date-input-time' : 'date-input'}
        value={text}
        placeholder={t(`date.as-${kind}`)}
        autoComplete="off"
        maxLength={40}
        onChange={(event) => change(event.target.value)}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          settle(text);
        }}
        onKeyDown={press}
      />
      <button type="button" className="date-open" disabled={input.disabled} aria-label={t('date.open')} title={t('date.open')} aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <CalendarOutlined aria-hidden />
      </button>
      {isWrong && <span className="field-error" role="alert">{t(`date.wrong-${kind}`)}</span>}
      {isOpen && (
        <Suspense>
          <Calendar box={box} value={dayIn(text)} time={withTime ? (readTime(text)?.slice(11) ?? '') : undefined} min={min} onChoose={choose} onClose={close} />
        </Suspense>
      )}
    </span>
  );
}

// also while the time beside it is still to be typed
const dayIn = (text: string) => readTime(text)?.slice(0, 10) ?? readDay(text.trim().split(/\s/)[0] ?? '');
