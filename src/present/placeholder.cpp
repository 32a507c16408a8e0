namespace relais::present {} // namespace relais::present
