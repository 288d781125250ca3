"""What the checks share: running Easel, stand-ins for upstreams, pictures, reading the data folder."""
