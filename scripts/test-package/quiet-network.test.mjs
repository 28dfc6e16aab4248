// @ts-check
import { describe, expect, it } from 'vitest'
import { countersIn } from './quiet-network.mjs'

describe('countersIn', () => {
  it('reads what the kernel counts, by protocol and name', () => {
    const counters = countersIn(
      'Tcp: RtoMin MaxConn ActiveOpens\nTcp: 200 -1 2\nUdp: InDatagrams OutDatagrams\nUdp: 0 4\n',
    )
    expect(counters.get('Tcp ActiveOpens')).toBe(2)
    expect(counters.get('Tcp MaxConn')).toBe(-1)
    expect(counters.get('Udp OutDatagrams')).toBe(4)
  })
})
