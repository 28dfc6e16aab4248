/** Numbers of the public message template, as they stand on the wire (opensim-run.md, 2). */
export const MESSAGE = {
  startPingCheck: 0x01,
  completePingCheck: 0x02,
  objectUpdate: 0x0c,
  useCircuitCode: low(3),
  alertMessage: low(134),
  agentAlertMessage: low(135),
  requestRegionInfo: low(141),
  regionInfo: low(142),
  regionHandshake: low(148),
  disableSimulator: low(152),
  kickUser: low(163),
  logoutRequest: low(252),
  logoutReply: low(253),
  updateInventoryItem: low(266),
  updateCreateInventoryItem: low(267),
  moveInventoryItem: low(268),
  copyInventoryItem: low(269),
  removeInventoryItem: low(270),
  updateInventoryFolder: low(274),
  moveInventoryFolder: low(275),
  removeInventoryFolder: low(276),
  bulkUpdateInventory: low(281),
  rezObject: low(293),
  linkInventoryItem: low(426),
  packetAck: 0xff_ff_ff_fb,
  closeCircuit: 0xff_ff_ff_fd,
} as const

function low(number: number): number {
  return 0xff_ff_00_00 + number
}
