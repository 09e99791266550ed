import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: 'schema.graphqls',
  documents: '*.graphql',
  generates: {
    'generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        // A Long is a JSON number; sizes in bytes stay exact up to 9 PB.
        scalars: { DateTime: 'string', Long: 'number', Url: 'string', BigDecimal: 'number' },
      },
    },
  },
}

export default config
