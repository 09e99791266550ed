import { type Drawing, NOTHING as o } from './keyboard'

/** Keyboards as Linux and the hardware have them; Windows differs in few characters, which are named in docs. */
export const US: Drawing = {
  plain: ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'\\", `${o}zxcvbnm,./`],
  shift: ['~!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"|', `${o}ZXCVBNM<>?`],
}

export const UK: Drawing = {
  plain: ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'#", '\\zxcvbnm,./'],
  shift: ['¬!"£$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:@~', '|ZXCVBNM<>?'],
  altGr: [`${o.repeat(4)}€${o.repeat(8)}`, o.repeat(12), o.repeat(12), o.repeat(11)],
}

export const GERMAN: Drawing = {
  plain: [`${o}1234567890ß${o}`, 'qwertzuiopü+', 'asdfghjklöä#', '<yxcvbnm,.-'],
  shift: [`°!"§$%&/()=?${o}`, 'QWERTZUIOPÜ*', "ASDFGHJKLÖÄ'", '>YXCVBNM;:_'],
  altGr: [
    `${o}${o}²³${o}${o}${o}{[]}\\${o}`,
    `@${o}€${o.repeat(8)}~`,
    o.repeat(12),
    `|${o.repeat(6)}µ${o.repeat(3)}`,
  ],
  dead: {
    '\u0302': { code: 'Backquote', shift: false, altGr: false },
    '\u0301': { code: 'Equal', shift: false, altGr: false },
    '\u0300': { code: 'Equal', shift: true, altGr: false },
  },
}

export const FRENCH: Drawing = {
  plain: ['²&é"\'(-è_çà)=', `azertyuiop${o}$`, 'qsdfghjklmù*', '<wxcvbn,;:!'],
  shift: [`${o}1234567890°+`, `AZERTYUIOP${o}£`, 'QSDFGHJKLM%µ', '>WXCVBN?./§'],
  altGr: [`${o}${o}~#{[|\`\\^@]}`, `${o}${o}€${o.repeat(8)}¤`, o.repeat(12), o.repeat(11)],
  dead: {
    '\u0302': { code: 'BracketLeft', shift: false, altGr: false },
    '\u0308': { code: 'BracketLeft', shift: true, altGr: false },
  },
}
