"""Every page of the site, and what lies beside them: frames filled, assets, search, links."""
