import type { ReactNode } from 'react';

/** What is known of something, each with its name; what is not known is left out. */
export function Facts({ of, className = '' }: { of: readonly (readonly [name: string, value: ReactNode])[]; className?: string }) {
  return (
    <dl className={`pairs facts ${className}`}>
      {of.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
