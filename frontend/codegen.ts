import type { CodegenConfig } from '@graphql-codegen/cli'

/** Features whose pages are fetched when they are opened: their documents must not be part of the first load. */
const later = [
  'access',
  'account',
  'activity',
  'backups',
  'connections',
  'console',
  'credit',
  'customers',
  'history',
  'operations',
  'products',
  'provisioning',
  'rdns',
  'rebuild',
  'ssh-keys',
  'usage',
  'webhooks',
]

/** What one file of documents is made with. */
const output = {
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    scalars: { DateTime: 'string', Long: 'number', Url: 'string', BigDecimal: 'number' },
    strictScalars: true,
    enumsAsTypes: true,
    useTypeImports: true,
    skipTypename: true,
    // Text, which the parser in the browser's client reads: a third of the size of syntax trees.
    documentMode: 'graphQLTag',
    gqlImport: 'urql#gql',
  },
}

/**
 * One typed document for each operation in a .graphql file, checked against the schema that the back end serves. These
 * are the two plugins that the client preset is made of, without it: it has no way to name the `gql` above.
 */
const config: CodegenConfig = {
  schema: '../schema.graphqls',
  silent: true,
  generates: {
    'src/api/generated/graphql.ts': {
      documents: ['src/**/*.graphql', ...later.map(feature => `!src/features/${feature}/**`)],
      ...output,
    },
    'src/api/generated/later.ts': {
      documents: [
        'src/api/UserErrorFields.graphql',
        // The fragments of servers and tasks that those pages share with the first ones.
        'src/features/servers/servers.graphql',
        ...later.map(feature => `src/features/${feature}/*.graphql`),
      ],
      ...output,
    },
  },
}

export default config
