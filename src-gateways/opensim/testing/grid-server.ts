import { createServer, type Socket } from 'node:net'
import { type HttpReply, type HttpRequest, serveConnection } from './http-manners'
import { type InventoryOptions, InventoryService } from './inventory-service'
import {
  type Account,
  type Asset,
  answerAccounts,
  answerAsset,
  answerAssetsExist,
  answerAuth,
} from './neighbour-services'
import { answerXInventory } from './xinventory-methods'

export interface GridOptions extends InventoryOptions {
  readonly accounts?: readonly Account[]
  readonly assets?: readonly Asset[]
  /** `[Network] AuthType = "BasicHttpAuthentication"`. */
  readonly basic?: { readonly name: string; readonly password: string }
  readonly newToken?: () => string
  /** The port for viewers (8002): it knows none of these services. */
  readonly isPublic?: boolean
}

/** What is done to a request instead of answering it; undefined answers it as ever. */
type Meddle = (
  request: HttpRequest,
  answer: () => Promise<HttpReply>,
) => Promise<HttpReply | null> | undefined

const EMPTY: HttpReply = { status: 200, type: 'text/html;charset=UTF-8', body: '' }

/**
 * The private port of a grid (8003) on a port of its own: inventory, accounts,
 * authentication, assets, as opensim.md and opensim-run.md say and the recordings show.
 */
export class GridServer {
  readonly inventory: InventoryService
  readonly accounts: Account[]
  readonly assets: Map<string, Asset>
  /** Everything that was asked, in its order. */
  readonly requests: HttpRequest[] = []
  /** True while ROBUST listens and no connector is loaded yet: everything is answered with nothing. */
  isStarting = false
  meddle: Meddle | null = null
  readonly #options: GridOptions
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer(socket => {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    serveConnection(socket, request => this.#answerOrMeddle(request))
  })

  constructor(options: GridOptions = {}) {
    this.#options = options
    this.inventory = new InventoryService(options)
    this.accounts = [...(options.accounts ?? [])]
    this.assets = new Map((options.assets ?? []).map(it => [it.id, it]))
  }

  /** The address, without a slash at its end. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', resolve)
    })
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('Not listening.')
    return `http://127.0.0.1:${address.port}`
  }

  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  async #answerOrMeddle(request: HttpRequest): Promise<HttpReply | null> {
    this.requests.push(request)
    const answer = (): Promise<HttpReply> => this.#answer(request)
    return this.meddle?.(request, answer) ?? answer()
  }

  async #answer(request: HttpRequest): Promise<HttpReply> {
    if (this.isStarting) return EMPTY
    if (request.headers.has('x-secondlife-shard')) return { status: 403, type: 'text/plain', body: '' }
    const path = request.path.split('?')[0] ?? ''
    const handler = this.#handlerOf(request.method, path)
    if (handler === null) return notHandled(request)
    return this.#refusal(request) ?? handler(request)
  }

  #handlerOf(
    method: string,
    path: string,
  ): ((request: HttpRequest) => Promise<HttpReply> | HttpReply) | null {
    if ((method === 'GET' || method === 'HEAD') && /^\/assets\/[^/]/.test(path))
      return () => answerAsset(this.assets, path)
    if (method !== 'POST' || this.#options.isPublic === true) return null
    if (/^\/xinventory(?:\/|$)/.test(path))
      return async ({ body }) => ({
        status: 200,
        type: 'application/xml',
        body: await answerXInventory(this.inventory, body),
      })
    if (path === '/accounts') return ({ body }) => answerAccounts(this.accounts, body)
    if (path === '/auth/plain') return ({ body }) => answerAuth(this.accounts, body, this.#options.newToken)
    if (path === '/get_assets_exist') return request => answerAssetsExist(this.assets, request)
    return null
  }

  /** A Basic value that is no base64 breaks the service (opensim-run.md, 1). */
  #refusal({ headers }: HttpRequest): HttpReply | null {
    const { basic } = this.#options
    if (basic === undefined) return null
    const [scheme, value = ''] = (headers.get('authorization') ?? '').split(' ')
    if (scheme === 'Basic' && !/^[A-Za-z0-9+/]+=*$/.test(value))
      return { status: 500, type: 'application/xml', body: '' }
    const [name, password] = Buffer.from(value, 'base64').toString('utf8').split(':')
    if (scheme === 'Basic' && name === basic.name && password === basic.password) return null
    const headersOfRefusal = { 'WWW-Authenticate': 'Basic realm = "Asset Server"' }
    return { status: 401, type: 'text/plain', body: '', headers: headersOfRefusal }
  }
}

/** 404 for a GET without a body type; all else is answered with an empty 200. */
function notHandled({ method, headers }: HttpRequest): HttpReply {
  if (method !== 'GET' || headers.has('content-type')) return EMPTY
  return { status: 404, type: 'text/html', body: '<html><body>Page not found</body></html>' }
}
