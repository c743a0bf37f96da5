s/fault="recipient"/fault="receiver"/
