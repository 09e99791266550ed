import {
  type InputHTMLAttributes,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import styles from './Field.module.css'

interface About {
  label: string
  hint?: string
  /** What is wrong with what was typed. */
  error?: string | null
}

interface FieldProps extends About, InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>
}

interface TextAreaProps extends About, TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement>
}

interface SelectFieldProps extends About, SelectHTMLAttributes<HTMLSelectElement> {}

/** One input with its label, what helps to fill it, and what is wrong with it. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const field = useField({ label, hint, error })
  return field.around(<input {...input} {...field.control} />)
}

/** The same for text that is too long for one line. */
export function TextArea({ label, hint, error, ...input }: TextAreaProps) {
  const field = useField({ label, hint, error })
  return field.around(<textarea {...input} {...field.control} />)
}

/** The same for a choice of one from a few; the options are its children. */
export function SelectField({ label, hint, error, ...input }: SelectFieldProps) {
  const field = useField({ label, hint, error })
  return field.around(<select {...input} {...field.control} className={styles.select} />)
}

function useField({ label, hint, error }: About) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    control: {
      id,
      className: styles.input,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': described || undefined,
    },
    around: (control: React.ReactElement) => (
      <div className={styles.field}>
        <label htmlFor={id}>{label}</label>
        {control}
        {hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
        {error && (
          <p id={`${id}-error`} className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    ),
  }
}
