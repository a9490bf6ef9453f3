import { Input, type InputProps } from 'antd';
import { useId } from 'react';

type Props = InputProps & { suggestions: readonly { value: string; label?: string }[] };

/** A line of text with suggestions: the browser's own list, which knows the keyboard and speaks to those who hear it. */
export function SuggestedInput({ suggestions, ...input }: Props) {
  const list = useId();
  return (
    <>
      <Input autoComplete="off" {...input} list={list} />
      <datalist id={list}>
        {suggestions.map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
    </>
  );
}
